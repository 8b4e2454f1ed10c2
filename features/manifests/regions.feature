@rule:manifests.regions
Feature: Both regions release by the same manifests, but for their name and their size

  Scenario: The regions of every target
    When the manifests of the release are linted
    Then none of these rules finds anything
      | rule           |
      | REGION-DIVERGE |
      | REGION-MISSING |

  Scenario Outline: <change> is found
    Given the manifests of the release with <change>
    When they are linted
    Then REGION-DIVERGE is found

    Examples:
      | change                            |
      | a longer pause in one region      |
      | another limit in one region       |
      | an analysis missing in one region |

  Scenario: Regions may differ in size
    Given the manifests of the release with another replica count in one region
    When they are linted
    Then the linter finds nothing
