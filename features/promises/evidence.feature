@rule:promises.evidence
Feature: No release is promoted without evidence
  Where nobody asks, nothing fails: that is no reason to go on.

  Background:
    Given a promise is tried on 10,000 releases, scraped every 5s, and judged with 99% confidence

  Scenario: Without a request nothing is promoted, and nothing is rolled back
    Then at 0 requests a second in each region, a release at 0% errors is promoted in fewer than 1 of 1,000 releases
    And at 0 requests a second in each region, a release at 0% errors ends in hold in at least 999 of 1,000 releases

  Scenario: With too few requests to tell, a release waits
    Then at 1 request a second in each region, a release at 0.2% errors ends in hold in at least 990 of 1,000 releases

  Scenario: No sequence of measurements leads to 100% without evidence
    Not bad numbers, errors, NaN, silence or late answers of any metric, in any order, while all others are good.

    Then no sequence of measurements without evidence leads to 100%
