@rule:manifests.ladder
Feature: Every path to 100% passes an analysis and the barrier, and weights are carried

  Scenario: The ladder of the release, in every target and region
    When the manifests of the release are linted
    Then none of these rules finds anything
      | rule               |
      | ARG-MISSING        |
      | DR-SUBSET          |
      | GATE-LATE          |
      | NO-GATE            |
      | STEP-MULTI         |
      | TEMPLATE-MISSING   |
      | TR-EMPTY           |
      | VS-MISSING         |
      | VS-WEIGHT-SUM      |
      | WEIGHT-ORDER       |
      | WEIGHT-UNREACHABLE |

  Scenario: The release waits at the barrier before 100% and is analysed at every step, in every target and region
    Then every ladder of the release has an analysis at each weight and the barrier before 100%

  Scenario Outline: <change> is found
    Given the manifests of the release with <change>
    When they are linted
    Then <rule> is found

    Examples:
      | change                               | rule             |
      | two steps in one                     | STEP-MULTI       |
      | a weight that goes down              | WEIGHT-ORDER     |
      | a template that does not exist       | TEMPLATE-MISSING |
      | an argument left out                 | ARG-MISSING      |
      | no traffic routing                   | TR-EMPTY         |
      | a subset that the mesh does not know | DR-SUBSET        |
      | weights that do not add up           | VS-WEIGHT-SUM    |

  Scenario Outline: A ladder without <part> is found
    Given the manifests of the release with <change>
    Then its ladder is refused for lacking <part>

    Examples:
      | part               | change                            |
      | the barrier        | no barrier before 100%            |
      | an analysis at 10% | an analysis missing in one region |
