@rule:record.complete
Feature: Only a complete record with evidence promotes

  Background:
    Given PROMOTE needs bounds of 99% confidence
    And a healthy release fails any test in at most 0.1% of releases

  @observe
  Scenario: Nothing is missing in the record of the release under test
    When the release under test has been driven through both regions
    Then the rule holds

  Scenario Outline: A record <flaw> is no evidence
    Given a record <flaw>
    When the record is judged
    Then the rule is unknown
    And the verdict is HOLD

    Examples:
      | flaw                                     |
      | with an observation lost                 |
      | whose end is missing                     |
      | with a scheduled request without outcome |
      | that was interrupted                     |

  @rule:record.complete
  Scenario: A verdict written into the record changes nothing
    Given a record of a healthy release into which ROLLBACK was written
    When the record is judged
    Then the verdict is PROMOTE
