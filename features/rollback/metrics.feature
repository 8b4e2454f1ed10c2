Feature: Metrics that are missing, old or untrue promote nothing

  Background:
    Given metrics older than 1m are no evidence
    And metrics may miss 5% of what clients saw

  @observe @rule:rollback.metrics
  Scenario: The metrics of the release under test are there and fresh
    When the release under test has been driven through both regions
    Then the rule holds

  @observe @rule:rollback.agreement
  Scenario: The metrics of the release under test agree with its clients
    When the release under test has been driven through both regions
    Then the rule holds

  @rule:rollback.metrics
  Scenario: Without Prometheus the release is held
    Given a record in which Prometheus of eu-west-1 does not answer
    When the record is judged
    Then the rule is unknown in eu-west-1
    And the verdict is HOLD

  @rule:rollback.metrics
  Scenario Outline: Metrics that stop for <age>: <finding>
    Given a record in which the metrics of eu-west-1 stop for <age>
    When the record is judged
    Then the rule finds <finding> in eu-west-1
    And the verdict is <verdict>

    Examples:
      | age   | finding | verdict |
      | 50s   | pass    | PROMOTE |
      | 1m20s | unknown | HOLD    |

  @rule:rollback.agreement
  Scenario Outline: <hidden> of 40 errors that clients saw are missing in the metrics: <finding>
    Given a record in which 40 of 4000 canary answers in eu-west-1 failed and the metrics miss <hidden> of them
    When the record is judged
    Then the rule finds <finding> in eu-west-1
    And the verdict is <verdict>

    Examples:
      | hidden | finding | verdict  |
      | 0      | pass    | PROMOTE  |
      | 2      | pass    | PROMOTE  |
      | 20     | fail    | ROLLBACK |
      | 40     | fail    | ROLLBACK |
