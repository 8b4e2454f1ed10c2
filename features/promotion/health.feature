@rule:promotion.health
Feature: A release goes on only while both regions are healthy

  Background:
    Given a region is unhealthy after 3 failed health checks in a row

  @observe
  Scenario: Both regions are healthy during the release under test
    When the release under test has been driven through both regions
    Then the rule holds

  Scenario Outline: <failed> failed health checks in a row: <finding>
    Given a record in which eu-west-1 fails <failed> health checks in a row
    When the record is judged
    Then the rule finds <finding> in eu-west-1
    And the verdict is <verdict>

    Examples:
      | failed | finding | verdict  |
      | 2      | pass    | PROMOTE  |
      | 3      | fail    | ROLLBACK |
