@rule:failover.users
Feature: Users, who come through DNS, are answered
  A failure that does not say whose it is counts here: it is no evidence against the canary, and still a user's.
  The limits are those of the canary's errors. What a region's end costs users is the matter of the dark region.

  @observe
  Scenario: Users of the release under test are answered
    When the release under test has been driven through both regions
    Then the rule holds

  Scenario Outline: <failed> of <requests> requests go unanswered: <finding>
    Given a record in which <failed> of <requests> requests through DNS go unanswered
    When the record is judged
    Then the rule finds <finding>
    And the verdict is <verdict>

    Examples:
      | failed | requests | finding | verdict  |
      | 4000   | 4000     | fail    | ROLLBACK |
      | 80     | 4000     | fail    | ROLLBACK |
      | 79     | 4000     | unknown | HOLD     |
      | 8      | 4000     | pass    | PROMOTE  |
      | 0      | 140      | unknown | HOLD     |

  Scenario Outline: <failed> of <lookups> lookups fail: <finding>
    Given a record in which <failed> of <lookups> lookups fail
    When the record is judged
    Then the rule finds <finding>
    And the verdict is <verdict>

    Examples:
      | failed | lookups | finding | verdict  |
      | 80     | 4000    | fail    | ROLLBACK |
      | 79     | 4000    | unknown | HOLD     |
      | 8      | 4000    | pass    | PROMOTE  |
