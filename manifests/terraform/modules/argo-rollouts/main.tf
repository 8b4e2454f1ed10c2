# The controller of one cluster with its CRDs and its ServiceMonitor. The ServiceMonitor's own CRD, of the Prometheus
# operator, has to be there.
resource "helm_release" "this" {
  name             = "argo-rollouts"
  repository       = "https://argoproj.github.io/argo-helm"
  chart            = "argo-rollouts"
  version          = var.chart_version
  namespace        = var.namespace
  create_namespace = true

  # Readiness: the release succeeds once every controller is ready, and is undone otherwise.
  wait    = true
  atomic  = true
  timeout = 300

  values = [yamlencode({
    installCRDs = true
    keepCRDs    = true # without them all Rollouts would go, and their pods

    controller = {
      replicas = var.replicas
      image    = { tag = var.controller_version }
      pdb      = { enabled = true, minAvailable = 1 }
      metrics = {
        enabled        = true
        serviceMonitor = { enabled = true }
      }
    }

    extraObjects = local.release_rights
  })]

  lifecycle {
    # The chart's CRDs are those of its app version: controller and CRDs may differ in the patch only.
    postcondition {
      condition = (
        join(".", slice(split(".", trimprefix(self.metadata.app_version, "v")), 0, 2))
        == join(".", slice(split(".", trimprefix(var.controller_version, "v")), 0, 2))
      )
      error_message = "Chart ${var.chart_version} is made for ${self.metadata.app_version}, not for ${var.controller_version}."
    }
  }
}
