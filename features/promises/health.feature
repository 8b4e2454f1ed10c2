@rule:promises.health
Feature: A healthy release is not rolled back, and waits for nobody

  Background:
    Given a promise is tried on 2,000 releases, scraped every 5s, and judged with 99% confidence

  Scenario: A release with as many errors as stable always has is promoted
    Then at 100 requests a second in each region, a release at 0.2% errors is promoted in at least 990 of 1,000 releases

  Scenario: A perfect release, of which no request ever failed, is promoted
    Then at 100 requests a second in each region, a release at 0% errors is promoted in at least 990 of 1,000 releases

  Scenario: A release as fast as stable, with its few slow answers, is promoted
    Then at 100 requests a second in each region, a release at 1% slow answers is promoted in at least 990 of 1,000 releases
