@rule:rollback.errors
Feature: A canary that fails its users is rolled back
  Judged on the canary's own answers. Over all answers, 15% errors at the 10% step would look like 1.5%.

  Background:
    Given a canary with 2% errors or more is rolled back
    And a healthy canary shows 0.2% errors

  @observe
  Scenario: The release under test answers its users
    When the release under test has been driven through both regions
    Then the rule holds

  Scenario Outline: <errors> of <answers> canary answers failed: <finding>
    Given a record in which <errors> of <answers> canary answers in eu-west-1 failed
    When the record is judged
    Then the rule finds <finding> in eu-west-1
    And the verdict is <verdict>

    Examples: on the limit
      | errors | answers | finding | verdict  |
      | 80     | 4000    | fail    | ROLLBACK |

    Examples: past the limit
      | errors | answers | finding | verdict  |
      | 81     | 4000    | fail    | ROLLBACK |
      | 600    | 4000    | fail    | ROLLBACK |

    Examples: below the limit, and surely so
      | errors | answers | finding | verdict |
      | 8      | 4000    | pass    | PROMOTE |
      | 0      | 4000    | pass    | PROMOTE |

    Examples: below the limit, but not surely
      | errors | answers | finding | verdict |
      | 79     | 4000    | unknown | HOLD    |

    Examples: too little evidence
      | errors | answers | finding | verdict |
      | 0      | 140     | unknown | HOLD    |
      | 1      | 20      | unknown | HOLD    |

  Scenario: Errors that stay under the limit in the pool of all answers are found at the first step
    Given a record in which 24 of 160 canary answers at the 10% step in eu-west-1 failed
    When the record is judged up to the 10% step
    Then the rule fails in eu-west-1 at the 10% step
    And the verdict is ROLLBACK
