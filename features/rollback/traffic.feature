@rule:rollback.traffic
Feature: Without traffic there is no evidence, and no promotion

  @observe
  Scenario: The release under test is used
    When the release under test has been driven through both regions
    Then the rule holds

  Scenario Outline: <answers> canary answers: <finding>
    Given a record in which 0 of <answers> canary answers in eu-west-1 failed
    When the record is judged
    Then the rule finds <finding> in eu-west-1
    And the verdict is <verdict>

    Examples:
      | answers | finding | verdict |
      | 4000    | pass    | PROMOTE |
      | 0       | unknown | HOLD    |
