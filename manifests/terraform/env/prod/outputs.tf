output "clusters" {
  description = "Region to the name of its cluster."
  value       = { for region, cluster in module.cluster : region => cluster.name }
}

output "load_balancer_id" {
  description = "What the gate shifts the split of."
  value       = module.networking.load_balancer_id
}

output "pool_ids" {
  description = "Region to the id of its pool."
  value       = module.networking.pool_ids
}
