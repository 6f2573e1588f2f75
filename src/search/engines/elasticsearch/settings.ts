/** Which cluster and which of its catalogues is used. Plain values: worker threads are told it too. */
export interface ElasticsearchSettings {
  /** Address of the cluster or of what balances its load; may hold a name and a password. */
  url: string
  /** As Elasticsearch gives it in `encoded`. */
  apiKey: string | undefined
  /** Absolute path of a PEM file with the authority that signed the cluster's certificate; undefined: those of Node. */
  caPath: string | undefined
  /** The alias that the catalogue is known by; its indices are named after it. */
  alias: string
}
