Feature: Both regions are promoted together, or neither is

  @observe @rule:promotion.together
  Scenario: The regions of the release under test end on the same version
    When the release under test has been driven through both regions
    Then the rule holds

  @rule:promotion.together
  Scenario: One region promoted alone is rolled back
    Given a record in which eu-west-1 is promoted and us-east-1 stays behind
    When the record is judged
    Then the rule fails
    And the verdict is ROLLBACK

  @rule:rollback.errors
  Scenario: One region that fails keeps both from being promoted
    Given a record in which 200 of 4000 canary answers in us-east-1 failed
    When the record is judged up to the 60% step
    Then the verdict is ROLLBACK
    And its first reason is rollback.errors in us-east-1

  @rule:canary.steps
  Scenario: At the barrier a healthy release may go on
    Given a record of a healthy release that waits at the barrier
    When the record is judged up to the 60% step
    Then the verdict is PROMOTE
