@rule:failover.split
Feature: DNS sends clients to the regions by the declared split, and more of them to the secondary during a canary

  Background:
    Given the DNS split
      | region    | role      | normal | during a canary |
      | us-east-1 | primary   | 99%    | 90%             |
      | eu-west-1 | secondary | 1%     | 10%             |

  @observe
  Scenario: Clients of the release under test are split as declared
    When the release under test has been driven through both regions
    Then the rule holds

  Scenario Outline: <secondary> of <lookups> lookups <when> name the secondary: <finding>
    Given a record in which <secondary> of <lookups> lookups <when> name eu-west-1
    When the record is judged
    Then the rule finds <finding>
    And the verdict is <verdict>

    Examples:
      | secondary | lookups | when                | finding | verdict  |
      | 200       | 2000    | during the canary   | pass    | PROMOTE  |
      | 20        | 2000    | during the canary   | fail    | ROLLBACK |
      | 1000      | 2000    | during the canary   | fail    | ROLLBACK |
      | 20        | 2000    | before the canary   | pass    | PROMOTE  |
      | 200       | 2000    | before the canary   | fail    | ROLLBACK |
      | 0         | 0       | during the canary   | unknown | HOLD     |
      | 1         | 10      | during the canary   | unknown | HOLD     |
