Feature: One dashboard shows the canary of every region, and no panel of it is blind

  @rule:dashboard.current
  Scenario: The dashboard that is deployed is the one that is declared
    Given the dashboard
    Then what is deployed is generated from it

  @rule:dashboard.panels
  Scenario Outline: It has a panel on <subject>
    Given the dashboard
    Then its panel on <subject> needs <exporters>

    Examples: over traffic
      | subject                | exporters |
      | canary weight          | traffic   |
      | p95 latency, by region | traffic   |
      | p99 latency, by region | traffic   |
      | error ratio, by region | traffic   |
      | error-rate-check       | traffic   |

    Examples: over the rollout and the cluster
      | subject              | exporters          |
      | rollout phase        | argo-rollouts      |
      | measurements         | argo-rollouts      |
      | CPU, by pod          | cadvisor           |
      | memory, by pod       | cadvisor           |
      | pod restarts         | kube-state-metrics |
      | alerts firing        | alerts             |

  @rule:dashboard.limits
  Scenario Outline: The line in the panel on <subject> is the policy's
    Given the dashboard
    Then its panel on <subject> has a line at the policy's <limit>

    Examples:
      | subject                | limit         |
      | p95 latency, by region | latency limit |
      | p99 latency, by region | latency limit |
      | error ratio, by region | error limit   |
      | error-rate-check       | error limit   |

  @rule:dashboard.health
  Scenario: A panel that names the wrong exporter is found
    Given a dashboard whose panel on pod restarts names traffic as its exporter
    When its exporters are looked through
    Then it is found that kube_pod_container_status_restarts_total disagrees

  @region @real @rule:dashboard.traffic
  Scenario: Every panel over traffic shows something of a healthy release in every region, and an empty one is found
    Given the dashboard
    When its panels over traffic, and one on what nobody exports, are asked of what a healthy release left
    Then the one on what nobody exports is found empty, and no other
