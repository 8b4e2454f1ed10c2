Feature: Both regions stand on the same infrastructure, and users leave a dark one

  @rule:infrastructure.checked
  Scenario: Terraform accepts the infrastructure, as far as it can be asked
    Then Terraform accepts the infrastructure

  @rule:infrastructure.versions
  Scenario: Every part comes in one version
    Given the infrastructure
    Then nothing is found

  @rule:infrastructure.versions
  Scenario Outline: A loose version is found: the infrastructure <change>
    Given the infrastructure, which <change>
    Then it is found

    Examples:
      | change                           |
      | gives a local module a version   |
      | takes any newer provider         |
      | takes any newer Terraform        |
      | takes any newer chart            |
      | does not wait for the controller |

  @rule:infrastructure.regions
  Scenario: The regions are the same but for what a place has of its own
    Given the infrastructure
    Then nothing is found

  @rule:infrastructure.regions
  Scenario Outline: A difference between the regions is found: the infrastructure <change>
    Given the infrastructure, which <change>
    Then it is found

    Examples:
      | change                              |
      | makes one region smaller            |
      | gives one region another controller |
      | lets regions choose their size      |

  @rule:infrastructure.secrets
  Scenario: No secret stands in the infrastructure, and none is handed in
    Given the infrastructure
    Then nothing is found

  @rule:infrastructure.secrets
  Scenario Outline: A secret in the open is found: the infrastructure <change>
    Given the infrastructure, which <change>
    Then it is found

    Examples:
      | change                       |
      | puts a secret into a default |
      | hands a cluster token in     |

  @rule:infrastructure.health
  Scenario: A region is watched by asking the service itself, on the way that users take
    Given the infrastructure
    Then nothing is found

  @rule:infrastructure.health
  Scenario Outline: A region that nobody watches well is found: the infrastructure <change>
    Given the infrastructure, which <change>
    Then it is found

    Examples:
      | change                                          |
      | asks for another page than the service's health |
      | sends users to the clusters' management         |
      | sees only whether a port is open                |
      | leaves a region unwatched                       |

  @rule:infrastructure.split
  Scenario: Users are split as the policy says, and a canary's split is left to the gate
    Given the infrastructure
    Then nothing is found

  @rule:infrastructure.split
  Scenario Outline: A split that is not the policy's is found: the infrastructure <change>
    Given the infrastructure, which <change>
    Then it is found

    Examples:
      | change                                       |
      | splits users otherwise than the policy       |
      | prefers the other region                     |
      | waits for more failed checks than the policy |
      | takes the canary's split back                |

  @rule:infrastructure.names
  Scenario: Every name means something
    Given the infrastructure
    Then nothing is found

  @rule:infrastructure.names
  Scenario Outline: A name without meaning is found: the infrastructure <change>
    Given the infrastructure, which <change>
    Then it is found

    Examples:
      | change                                  |
      | uses a name that nobody declared        |
      | leaves an argument out                  |
      | asks a module for what it does not give |

  @rule:infrastructure.state
  Scenario: Two changes cannot meet
    Given the infrastructure
    Then nothing is found

  @rule:infrastructure.state
  Scenario Outline: A state that is not safe is found: the infrastructure <change>
    Given the infrastructure, which <change>
    Then it is found

    Examples:
      | change                          |
      | shares its state without a lock |
      | leaves its state readable       |
