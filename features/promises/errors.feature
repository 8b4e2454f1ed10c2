@rule:promises.errors
Feature: Errors are caught before most clients meet them
  What the manifests do to thousands of simulated releases, by the model of Argo Rollouts. A promise holds when all of
  the interval around the share that was seen is on the promised side.

  Background:
    Given a promise is tried on 10,000 releases, scraped every 5s, and judged with 99% confidence

  Scenario: A canary whose errors users notice is gone before it has most of them
    Then at 100 requests a second in each region, a canary with 5% errors reaches the 60% step in fewer than 1 of 1,000 releases

  Scenario: A broken canary does not reach the second step
    Then at 100 requests a second in each region, a canary with 100% errors reaches the 30% step in fewer than 1 of 1,000 releases
