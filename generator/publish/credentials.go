package publish

import (
	"fmt"
	"net/http"
	"time"

	"github.com/minio/minio-go/v7/pkg/credentials"
)

// findCredentials looks where others look too: AWS_ACCESS_KEY_ID and
// AWS_SECRET_ACCESS_KEY, MINIO_ACCESS_KEY and MINIO_SECRET_KEY; the profile AWS_PROFILE of
// ~/.aws/credentials, or of what AWS_SHARED_CREDENTIALS_FILE names; the file of MinIO's
// own client; and the role that a machine in a cloud has.
func findCredentials() (*credentials.Credentials, error) {
	// A machine that is in no cloud waits for an answer that never comes.
	const patience = 2 * time.Second
	role := &credentials.IAM{Client: &http.Client{Timeout: patience}}
	chain := credentials.NewChainCredentials([]credentials.Provider{
		&credentials.EnvAWS{}, &credentials.EnvMinio{},
		&credentials.FileAWSCredentials{}, &credentials.FileMinioClient{},
		role,
	})
	// Without any minio-go asks as nobody, and is told that it may not.
	value, err := chain.GetWithContext(nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCredentials, err)
	}
	if value.AccessKeyID == "" || value.SecretAccessKey == "" {
		return nil, ErrCredentials
	}
	return chain, nil
}
