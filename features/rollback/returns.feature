@rule:rollback.returns
Feature: After an abort every client is back on the stable version

  Background:
    Given after an abort every answer is stable again within 30s

  Scenario: A region that went back to stable
    Given a record in which eu-west-1 was aborted at 30%
    When the record is judged
    Then the rule holds in eu-west-1

  Scenario: A region that still serves the rejected version
    Given a record in which eu-west-1 was aborted at 30% and still serves the release to 10%
    When the record is judged
    Then the rule fails in eu-west-1
    And the verdict is ROLLBACK

  Scenario: An aborted release is not promoted, whatever its answers were
    Given a record in which eu-west-1 was aborted at 30%
    When the record is judged
    Then the verdict is HOLD
