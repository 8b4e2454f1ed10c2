@rule:manifests.evidence
Feature: No analysis succeeds without evidence, and none fails a perfect canary
  What Argo Rollouts does with a missing series, with NaN and with a list is decided by a few characters of a condition.

  Scenario: The analyses of the release, in every target and region
    When the manifests of the release are linted
    Then none of these rules finds anything
      | rule                    |
      | ALL-EMPTY               |
      | ANALYSIS-EMPTY          |
      | CONDITION-ALWAYS        |
      | EMPTY-FAIL-OPEN         |
      | EMPTY-SERIES            |
      | EMPTY-UNGUARDED         |
      | EXPR-VECTOR             |
      | LIMIT-UNFAILABLE        |
      | NAN-FAIL-OPEN           |
      | NO-CONDITION            |
      | NO-TRAFFIC              |
      | POOLED-QUERY            |
      | PROMQL-SYNTAX           |
      | WINDOW-LONGER-THAN-STEP |

  Scenario Outline: <change> is found
    Given the manifests of the release with <change>
    When they are linted
    Then <rule> is found

    Examples: a canary could go on without evidence
      | change                                  | rule                    |
      | no success conditions                   | EMPTY-FAIL-OPEN         |
      | a failure limit that cannot be exceeded | LIMIT-UNFAILABLE        |
      | a metric that is dry                    | DRYRUN-ALL              |
      | a query over stable and canary together | POOLED-QUERY            |
      | a window of an hour                     | WINDOW-LONGER-THAN-STEP |

    Examples: a perfect canary could be rolled back, or never be judged
      | change                                | rule            |
      | conditions that do not ask for data   | EMPTY-UNGUARDED |
      | a condition on the whole list         | EXPR-VECTOR     |
      | no zero for a canary without failures | EMPTY-SERIES    |
      | an analysis without end               | INLINE-INFINITE |
      | a mistyped query                      | PROMQL-SYNTAX   |
