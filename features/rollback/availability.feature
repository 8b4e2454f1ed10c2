@rule:rollback.availability
Feature: A canary that crashes or never gets ready is rolled back

  Background:
    Given 3 deaths of canary replicas in one region are too many
    And a canary replica is ready within 2m of its start

  @observe
  Scenario: The release under test stays up
    When the release under test has been driven through both regions
    Then the rule holds

  Scenario Outline: <deaths> deaths of canary replicas: <finding>
    Given a record in which canary replicas in eu-west-1 died <deaths> times
    When the record is judged
    Then the rule finds <finding> in eu-west-1
    And the verdict is <verdict>

    Examples:
      | deaths | finding | verdict  |
      | 0      | pass    | PROMOTE  |
      | 2      | pass    | PROMOTE  |
      | 3      | fail    | ROLLBACK |

  Scenario Outline: A canary replica that is ready <after> after its start: <finding>
    Given a record in which a canary replica in eu-west-1 is ready <after> after its start
    When the record is judged
    Then the rule finds <finding> in eu-west-1
    And the verdict is <verdict>

    Examples:
      | after | finding | verdict  |
      | 1m59s | pass    | PROMOTE  |
      | 2m1s  | fail    | ROLLBACK |
