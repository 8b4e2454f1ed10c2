Feature: A dark region drains to its peer, and a release is not promoted around it
  Times here are real ones: DNS health checks and caches are not compressed with the release.

  Background:
    Given a region is dark after 2 failed checks, one every 2s, each given 1s
    And clients keep a DNS answer for 5s

  @observe @rule:failover.dark
  Scenario: Every region answers during the release under test
    When the release under test has been driven through both regions
    Then the rule holds

  @rule:failover.dark
  Scenario Outline: A region that does not answer for <time>: <finding>
    Given a record in which us-east-1 does not answer for <time>
    When the record is judged
    Then the rule finds <finding> in us-east-1
    And the verdict is <verdict>

    Examples:
      | time | finding | verdict  |
      | 3s   | pass    | HOLD     |
      | 5s   | fail    | ROLLBACK |

  @rule:failover.recovery
  Scenario Outline: Clients that reach the survivor <time> after the primary went dark: <finding>
    Given a record in which us-east-1 goes dark and its clients recover within <time>
    When the record is judged
    Then the rule finds <finding>
    And the verdict is ROLLBACK

    Examples:
      | time | finding |
      | 8s   | pass    |
      | 10s  | pass    |
      | 12s  | fail    |
