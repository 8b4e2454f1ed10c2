Feature: The pipeline brings a release out, and only the gate promotes it

  @rule:pipeline.gate
  Scenario: Nothing but the gate promotes
    Given the release pipeline
    Then nothing is found

  @rule:pipeline.gate
  Scenario Outline: A way past the gate is found: the pipeline <change>
    Given the release pipeline, which <change>
    Then it is found

    Examples:
      | change                            |
      | promotes without a gate           |
      | promotes although the gate failed |

  @rule:pipeline.pinned
  Scenario: What others wrote is pinned
    Given the release pipeline
    Then nothing is found

  @rule:pipeline.pinned
  Scenario: A pipeline that takes an action by its tag is found
    Given the release pipeline, which takes an action by its tag
    Then it is found

  @rule:pipeline.permissions
  Scenario: A job may do what it has to, and no more
    Given the release pipeline
    Then nothing is found

  @rule:pipeline.permissions
  Scenario Outline: A right too many is found: the pipeline <change>
    Given the release pipeline, which <change>
    Then it is found

    Examples:
      | change                                 |
      | grants all jobs everything             |
      | lets a job write to the repository     |
      | leaves the job's token in the checkout |

  @rule:pipeline.secrets
  Scenario: No secret outlives its job
    Given the release pipeline
    Then nothing is found

  @rule:pipeline.secrets
  Scenario Outline: A secret that stays is found: the pipeline <change>
    Given the release pipeline, which <change>
    Then it is found

    Examples:
      | change                         |
      | logs in with a standing secret |
      | hands all secrets on           |

  @rule:pipeline.commands
  Scenario: Every step is a command that the tests call too, and nothing is read as part of it
    Given the release pipeline
    Then nothing is found

  @rule:pipeline.commands
  Scenario Outline: A step that is no plain command is found: the pipeline <change>
    Given the release pipeline, which <change>
    Then it is found

    Examples:
      | change                                |
      | writes an input into the shell's text |
      | leaves an input unquoted              |
      | does in place what no test calls      |

  @rule:pipeline.bounded
  Scenario: Every job has a limit, and no deployment is cut off by the next
    Given the release pipeline
    Then nothing is found

  @rule:pipeline.bounded
  Scenario Outline: A job without an end, or a deployment without one, is found: the pipeline <change>
    Given the release pipeline, which <change>
    Then it is found

    Examples:
      | change                |
      | may run for ever      |
      | cuts a deployment off |

  @rule:pipeline.linted
  Scenario: The linters of the field find nothing
    Given the release pipeline
    Then actionlint finds nothing
    And zizmor finds nothing

  @rule:pipeline.outcome
  Scenario: A release goes from its build to the gate, and every step can be run
    When the release pipeline is rehearsed from its build on
    Then every command but those of the rollback has run
    And both regions got the canary before the gate
    And the pipeline itself promoted nothing

  @rule:pipeline.outcome
  Scenario Outline: After a gate that ends with <ending>: <afterwards>
    When the release pipeline is rehearsed with a gate that ends with <ending>
    Then <afterwards>
    And the pipeline itself promoted nothing
    And people are told: <words>

    Examples:
      | ending               | afterwards                                        | words                              |
      | ROLLBACK             | both regions are aborted, then put back to stable | both regions are aborted           |
      | HOLD                 | no region is touched after the gate               | the evidence does not suffice      |
      | PROMOTE              | no region is touched after the gate               | the gate has promoted both regions |
      | an invalid policy    | no region is touched after the gate               | Nothing is promoted                |
      | a broken environment | no region is touched after the gate               | Nothing is promoted                |
      | its own sudden death | no region is touched after the gate               | Nothing is promoted                |

  @rule:pipeline.outcome
  Scenario: A canary that reached only one region is aborted there, and the other region is left alone
    When the release pipeline is rehearsed with a canary that reaches us-east-1 only
    Then only us-east-1 is aborted, then put back to stable
    And the pipeline itself promoted nothing
