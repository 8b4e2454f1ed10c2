variable "name" {
  description = "What the cluster's name begins with; the region completes it."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,39}$", var.name))
    error_message = "Lower-case letters, digits and hyphens, 2 to 40 of them."
  }
}

variable "region" {
  description = "The AWS region that the cluster stands in."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "An AWS region, such as us-east-1."
  }
}

variable "kubernetes_version" {
  description = "Minor version of Kubernetes, the same in every region."
  type        = string

  validation {
    condition     = can(regex("^1\\.[0-9]{2}$", var.kubernetes_version))
    error_message = "A minor version, such as 1.33."
  }
}

variable "subnet_ids" {
  description = "Private subnets of the region's network, in at least two availability zones."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2 && alltrue([for id in var.subnet_ids : startswith(id, "subnet-")])
    error_message = "At least two subnet ids."
  }
}

variable "api_allowed_cidrs" {
  description = "Networks that may reach the cluster's API: those of the runners and of the operators."
  type        = list(string)

  validation {
    condition     = length(var.api_allowed_cidrs) > 0 && !contains(var.api_allowed_cidrs, "0.0.0.0/0")
    error_message = "At least one network, and not all of the Internet."
  }
}

variable "nodes" {
  description = "Worker nodes: how many, and of which type."
  type = object({
    instance_type = string
    least         = number
    most          = number
  })

  validation {
    condition     = var.nodes.least >= 2 && var.nodes.most >= var.nodes.least
    error_message = "At least two nodes, and most >= least."
  }
}

variable "release_role_arn" {
  description = "The role that the release pipeline assumes to change the Rollout."
  type        = string
}

variable "release_group" {
  description = "The Kubernetes group that this role belongs to; module argo-rollouts grants it its rights."
  type        = string
}
