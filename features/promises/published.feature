@rule:promises.published
Feature: The policy as it was first published does not do what it says, rehearsed a thousand times over

  Background:
    Given 100 requests a second in each region, scraped every 5s

  Scenario: A perfect release is rolled back every time, after 40 s of analysis
    Without a single error its query has no series to answer with, and five errors in a row end an analysis.

    When the published release, repaired until it is accepted, is rehearsed 1,000 times with a perfect canary
    Then all are rolled back, 2m40s to 2m45s after the release
    And the reason is "due to consecutiveErrors (5) > consecutiveErrorLimit (4)"

  Scenario: Of a canary that fails 15%, nothing is seen at the 10% step
    Its query looks at stable and canary together: 15% of a tenth of the answers are 1.5% of them all.

    When the published release, repaired until it survives, is rehearsed 1,000 times with a canary that fails 15%
    Then all go past the 10% step
