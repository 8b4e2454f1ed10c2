output "name" {
  description = "The cluster's name, as aws eks takes it."
  value       = aws_eks_cluster.this.name
}

output "endpoint" {
  description = "Where the cluster's API answers. It says nothing about the service that runs in the cluster."
  value       = aws_eks_cluster.this.endpoint
}

output "certificate_authority" {
  description = "The certificate that the API's is signed by, base64."
  value       = aws_eks_cluster.this.certificate_authority[0].data
}
