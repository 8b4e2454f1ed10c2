@rule:canary.steps
Feature: Clients are taken up the canary steps in order, each for its time
  What the controller says is not enough: the ladder is rebuilt from what clients were answered.

  Background:
    Given the canary steps
      | weight | pause |
      | 10%    | 2m    |
      | 30%    | 3m    |
      | 60%    | 5m    |
      | 100%   |       |
    And an analysis of at least 40s follows each pause

  @observe
  Scenario: The release under test climbs as declared
    When the release under test has been driven through both regions
    Then the rule holds

  Scenario: A release that climbed every step is promoted
    Given a record of a healthy release
    When the record is judged
    Then the verdict is PROMOTE

  Scenario Outline: A region that is taken <mistake> is rolled back
    Given a record in which clients of eu-west-1 saw <weights> for <pauses>
    When the record is judged
    Then the rule fails in eu-west-1
    And the verdict is ROLLBACK

    Examples:
      | mistake             | weights       | pauses              |
      | past a step         | 10%, 60%      | 2m40s, 5m40s        |
      | up too early        | 10%, 30%, 60% | 1m, 3m40s, 5m40s    |
      | up without analysis | 10%, 30%, 60% | 2m40s, 3m, 5m40s    |

  Scenario: A release still on its way is held
    Given a record that ends while eu-west-1 is at 30%
    When the record is judged
    Then the rule is unknown in eu-west-1
    And the verdict is HOLD
