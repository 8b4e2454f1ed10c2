# What the release pipeline may do: change the application's objects, abort its Rollout, and see whether the
# controller is ready. It reads no Secret and runs nothing in a pod.
locals {
  change = ["get", "list", "watch", "create", "update", "patch"]
  look   = ["get", "list", "watch"]

  rights = {
    (var.application_namespace) = [
      { apiGroups = ["argoproj.io"], resources = ["rollouts", "rollouts/status", "analysistemplates"], verbs = local.change },
      { apiGroups = ["argoproj.io"], resources = ["analysisruns"], verbs = local.look },
      { apiGroups = ["networking.istio.io"], resources = ["virtualservices", "destinationrules", "gateways"], verbs = local.change },
      { apiGroups = ["policy"], resources = ["poddisruptionbudgets"], verbs = local.change },
      { apiGroups = [""], resources = ["services", "serviceaccounts"], verbs = local.change },
      { apiGroups = [""], resources = ["namespaces"], verbs = ["get", "patch"] }, # its own only: this is a Role
      { apiGroups = ["networking.k8s.io"], resources = ["networkpolicies"], verbs = local.change },
      { apiGroups = [""], resources = ["pods"], verbs = local.look },
      { apiGroups = ["apps"], resources = ["replicasets"], verbs = local.look },
    ]
    (var.namespace) = [
      { apiGroups = ["apps"], resources = ["deployments"], verbs = local.look },
    ]
  }

  release_rights = concat(
    [{
      apiVersion = "v1"
      kind       = "Namespace"
      metadata = {
        name   = var.application_namespace
        labels = { "istio-injection" = "enabled" }
        # Whatever becomes of the controller's release, an atomic one that is undone too: the application stays.
        annotations = { "helm.sh/resource-policy" = "keep" }
      }
    }],
    [for namespace, rules in local.rights : {
      apiVersion = "rbac.authorization.k8s.io/v1"
      kind       = "Role"
      metadata   = { name = "release", namespace = namespace }
      rules      = rules
    }],
    [for namespace, rules in local.rights : {
      apiVersion = "rbac.authorization.k8s.io/v1"
      kind       = "RoleBinding"
      metadata   = { name = "release", namespace = namespace }
      roleRef    = { apiGroup = "rbac.authorization.k8s.io", kind = "Role", name = "release" }
      subjects   = [{ apiGroup = "rbac.authorization.k8s.io", kind = "Group", name = var.release_group }]
    }],
  )
}
