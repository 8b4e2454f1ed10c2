@rule:canary.exposure
Feature: The canary gets the share of requests that its step declares
  A weight that was asked for is no weight that was carried: each answer says which version gave it.

  Background:
    Given answers within 10s of a change of weight are left out

  @observe
  Scenario: The release under test carries its weights
    When the release under test has been driven through both regions
    Then the rule holds

  Scenario Outline: <canary> canary answers of <answers> at the 10% step: <finding>
    Given a record in which <canary> of <answers> answers in eu-west-1 at the 10% step came from the canary
    When the record is judged
    Then the rule finds <finding> in eu-west-1
    And the verdict is <verdict>

    Examples: as asked
      | canary | answers | finding | verdict |
      | 200    | 2000    | pass    | PROMOTE |

    Examples: more or less than chance allows
      | canary | answers | finding | verdict  |
      | 1000   | 2000    | fail    | ROLLBACK |
      | 280    | 2000    | fail    | ROLLBACK |
      | 120    | 2000    | fail    | ROLLBACK |

    Examples: too little evidence
      | canary | answers | finding | verdict |
      | 2      | 20      | unknown | HOLD    |
