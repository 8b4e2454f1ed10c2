Feature: Alerts say in time what hurts users, and silence is not health

  @rule:alerts.limits
  Scenario: Alerts on latency and errors have the policy's own limits
    Given the alerts of the rating API
    When they are held against the policy
    Then nothing disagrees

  @rule:alerts.limits
  Scenario Outline: An alert whose limit is not the policy's is found: <alert>
    Given alerts of which <alert> has <other> in place of its limit <limit>
    When they are held against the policy
    Then it is found that <alert> disagrees

    Examples:
      | alert                      | limit | other |
      | RatingApiLatencyP95High    | 0.2   | 0.25  |
      | RatingApiLatencyP99High    | 0.2   | 0.5   |
      | RatingApiCanaryLatencyHigh | 0.2   | 0.1   |
      | RatingApiErrorsHigh        | 0.02  | 0.05  |
      | RatingApiCanaryErrorsHigh  | 0.02  | 0.01  |

  @rule:alerts.patience
  Scenario: An alert on the canary fires within the first canary step, one on a pause after the longest
    Given the alerts of the rating API
    When their patience is held against the canary steps
    Then nothing disagrees

  @rule:alerts.burn-rate
  Scenario: The error budget of the objective is watched at four paces, each over a long and a short window
    Given the alerts of the rating API
    When the error budget of 99.5% is to be watched at these paces
      | pace | long | short | severity |
      | 14.4 | 1h   | 5m    | critical |
      | 6    | 6h   | 30m   | critical |
      | 3    | 1d   | 2h    | warning  |
      | 1    | 3d   | 6h    | warning  |
    Then nothing disagrees

  @rule:alerts.burn-rate
  Scenario: An alert at a pace that nobody stated is found
    Given alerts of which RatingApiErrorBudgetBurn6Hours has 7 in place of its limit 6
    When the error budget of 99.5% is to be watched at these paces
      | pace | long | short | severity |
      | 14.4 | 1h   | 5m    | critical |
      | 6    | 6h   | 30m   | critical |
      | 3    | 1d   | 2h    | warning  |
      | 1    | 3d   | 6h    | warning  |
    Then it is found that RatingApiErrorBudgetBurn6Hours disagrees

  @rule:alerts.recorded
  Scenario: What is recorded is what its name says, and alerts look at nothing else that is recorded
    Given the alerts of the rating API
    When what they look at is held against what is recorded
    Then nothing disagrees

  @rule:alerts.complete
  Scenario: Every alert says how severe it is, in which region, what happened, and where to read what to do
    Given the alerts of the rating API
    When each is looked through for what whoever is woken needs
    Then nothing disagrees

  @real @rule:alerts.time
  Scenario: Every alert fires at its time, and is silent on what only looks alike
    Given the alerts of the rating API
    When their unit tests are run
    Then none fails

  @real @rule:alerts.time
  Scenario: An alert with a comparison turned, a limit a tenth off or another patience fails a unit test
    Given the alerts of the rating API
    When each is made wrong in each of these ways
    Then a unit test notices every one
