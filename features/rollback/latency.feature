@rule:rollback.latency
Feature: A canary that keeps its users waiting is rolled back
  Latency runs from the moment a request was meant to be sent, so that a stall is not hidden by the requests it held back.

  Background:
    Given 95% of the canary's answers arrive within 200ms
    And in a healthy canary 1% of the answers are slower

  @observe
  Scenario: The release under test answers in time
    When the release under test has been driven through both regions
    Then the rule holds

  Scenario Outline: <slow> of <answers> canary answers were slow: <finding>
    Given a record in which <slow> of <answers> canary answers in eu-west-1 were slower than the limit
    When the record is judged
    Then the rule finds <finding> in eu-west-1
    And the verdict is <verdict>

    Examples: on the limit and past it
      | slow | answers | finding | verdict  |
      | 200  | 4000    | fail    | ROLLBACK |
      | 4000 | 4000    | fail    | ROLLBACK |

    Examples: below the limit, surely or not
      | slow | answers | finding | verdict |
      | 20   | 4000    | pass    | PROMOTE |
      | 199  | 4000    | unknown | HOLD    |

    Examples: too little evidence
      | slow | answers | finding | verdict |
      | 1    | 20      | unknown | HOLD    |
