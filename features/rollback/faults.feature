@inject @faults
Feature: What is broken on purpose is found, and for its own reason
  Each row drives a release. Faults hit every k-th request, so that their counts are exact.

  @rule:verdict.promote
  Scenario: A healthy release is promoted in both regions
    When a healthy release has been driven through both regions
    Then the verdict is PROMOTE
    And clients of every region end on the release

  @rule:verdict.rollback
  Scenario Outline: <fault> is rolled back because of <reason>
    When a release with the fault <fault> has been driven through both regions
    Then the verdict is ROLLBACK
    And its first reason is <reason> in <where>
    And no region is promoted by the gate

    Examples: driven in every run
      | fault                | reason             | where     |
      | canary-errors-hidden | rollback.errors    | eu-west-1 |
      | region-dark          | failover.dark      | us-east-1 |

    @long
    Examples: driven by pytest -m faults
      | fault                            | reason                | where       |
      | canary-errors                    | rollback.errors       | eu-west-1   |
      | canary-slow                      | rollback.latency      | eu-west-1   |
      | canary-crash                     | rollback.availability | eu-west-1   |
      | metrics-lie                      | rollback.agreement    | eu-west-1   |
      | weights-ignored                  | canary.exposure       | eu-west-1   |
      | steering-broken                 | canary.steps          | eu-west-1   |
      | steering-broken=weight-kept      | rollback.returns      | eu-west-1   |
      | steering-broken=promoted-alone   | promotion.together    | the release |
      | health-failing                   | promotion.health      | eu-west-1   |

  @rule:verdict.hold
  Scenario Outline: <fault> is held because of <reason>
    When a release with the fault <fault> has been driven through both regions
    Then the verdict is HOLD
    And its first reason is <reason> in <where>
    And no region is promoted by the gate

    @long
    Examples: driven by pytest -m faults
      | fault         | reason           | where     |
      | no-traffic    | rollback.traffic | us-east-1 |
      | metrics-down  | rollback.metrics | eu-west-1 |
      | metrics-stale | rollback.metrics | eu-west-1 |

  @long @rule:verdict.promote
  Scenario: A perfect release without a single error is promoted
    When a release with the fault canary-perfect has been driven through both regions
    Then the verdict is PROMOTE
    And clients of every region end on the release

  @rule:rollback.errors
  Scenario: Errors hidden in the pool are caught at the first step
    When a release with the fault canary-errors-hidden has been driven through both regions
    Then the first reason is found at the 10% step
    And clients of every region end on stable

  @rule:failover.recovery
  Scenario: Clients leave a dark region within the bound
    When a release with the fault region-dark has been driven through both regions
    Then the rule holds

  @long @rule:promotion.health
  Scenario: One unhealthy region rolls both back
    When a release with the fault health-failing has been driven through both regions
    Then clients of every region end on stable
