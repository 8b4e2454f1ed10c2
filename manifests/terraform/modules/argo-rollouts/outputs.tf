output "controller_version" {
  description = "The controller that runs."
  value       = var.controller_version
}

output "crds_version" {
  description = "The version that the CRDs are of."
  value       = helm_release.this.metadata.app_version
}
