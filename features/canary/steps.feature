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

  Scenario: A region whose clients are taken past a step is rolled back
    Given a record in which clients of eu-west-1 never met the 30% step
    When the record is judged
    Then the rule fails in eu-west-1
    And the verdict is ROLLBACK

  Scenario: A region whose clients are taken up without the time of an analysis is rolled back
    Given a record in which clients of eu-west-1 were taken up without the time of an analysis
    When the record is judged
    Then the rule fails in eu-west-1
    And the verdict is ROLLBACK

  Scenario: A release still on its way is held
    Given a record of a healthy release that waits at the barrier
    When the record is judged
    Then the rule is unknown in eu-west-1
    And the verdict is HOLD
