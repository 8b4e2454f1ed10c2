variable "namespace" {
  description = "Where the controller runs."
  type        = string
  default     = "argo-rollouts"
}

variable "application_namespace" {
  description = "Where the Rollouts are that it steers."
  type        = string
}

variable "release_group" {
  description = "The Kubernetes group of the release pipeline."
  type        = string
}

variable "chart_version" {
  description = "Exact version of the chart."
  type        = string

  validation {
    condition     = can(regex("^[0-9]+\\.[0-9]+\\.[0-9]+$", var.chart_version))
    error_message = "One exact version, such as 2.43.5."
  }
}

variable "controller_version" {
  description = "Exact version of the controller: the one whose behaviour the suite models."
  type        = string

  validation {
    condition     = can(regex("^v[0-9]+\\.[0-9]+\\.[0-9]+$", var.controller_version))
    error_message = "One exact version, such as v1.10.1."
  }
}

variable "replicas" {
  description = "Controllers; one leads, the others stand by."
  type        = number
  default     = 2

  validation {
    condition     = var.replicas >= 2
    error_message = "At least two: while no controller runs, no canary is aborted."
  }
}
