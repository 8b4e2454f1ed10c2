@rule:promises.latency
Feature: Slowness is caught before most clients meet it
  An answer is slow when it takes longer than the policy's latency limit.

  Background:
    Given a promise is tried on 10,000 releases, scraped every 5s, and judged with 99% confidence

  Scenario: A slow canary is gone before it has most clients
    Then at 100 requests a second in each region, a canary with 15% slow answers reaches the 60% step in fewer than 1 of 1,000 releases
