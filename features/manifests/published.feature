Feature: The release as it was first published is refused, and for the right reasons

  @rule:published.errors
  Scenario: What cannot work as it is written is found, and nothing else is called an error
    When the published release is linted
    Then these are all its errors
      | rule               | part              | what would happen                                              |
      | YAML-TEMPLATE      | Rollout           | nothing is applied                                             |
      | SCHEMA-FIELD       | Rollout           | the templates of its analyses are not known                    |
      | INLINE-INFINITE    | analysis template | the Rollout is refused: its analysis never ends                |
      | EXPR-VECTOR        | analysis template | every measurement is an error                                  |
      | VS-UNMANAGED       | traffic split     | nobody ever writes the weights                                 |
      | DR-MISSING         | traffic split     | every request to a subset fails                                |
      | SELECTOR-SHARED    | Deployment        | half of the requests never see a release                       |
      | PIPELINE-UNGATED   | pipeline          | every release is promoted, past a running analysis             |
      | TF-LOCAL-VERSION   | infrastructure    | nothing is provisioned                                         |
      | HEALTH-CLUSTER-API | health check      | a region without a single pod is healthy                       |

  @rule:published.warnings
  Scenario: What would mislead its readers is found
    When the published release is linted
    Then these are among its warnings
      | rule                    | part              | what would happen                               |
      | EMPTY-SERIES            | analysis template | a perfect canary is rolled back                 |
      | NO-TRAFFIC              | analysis template | without requests there is no number             |
      | POOLED-QUERY            | analysis template | stable's answers hide the canary's              |
      | WINDOW-LONGER-THAN-STEP | Rollout           | the first analyses look at the time before      |
      | WEIGHT-UNREACHABLE      | Rollout           | one pod of four gets 25% in place of 10%        |
      | VERSION-SKEW            | pipeline          | the plugin is older than the controller         |

  @rule:published.perfect
  Scenario: A perfect canary is rolled back
    When it is repaired until it runs, and a perfect canary is released
    Then the release is aborted within 45 s of its first analysis

  @rule:published.prose
  Scenario: A failed analysis aborts the release, though the text says that it pauses
    When its conditions are repaired too, and a canary that fails 5% is released
    Then the release is aborted within 5 s of its first analysis
    And it is Degraded, and not paused
