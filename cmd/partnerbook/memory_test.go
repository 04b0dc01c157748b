package main

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestAllowedMemory(t *testing.T) {
	t.Parallel()
	const mb = 1 << 20
	for name, c := range map[string]struct {
		files map[string]string
		want  int64
	}{
		"no groups": {nil, 0},
		"version 2": {map[string]string{
			"proc/self/cgroup": "0::/user/app\n", "sys/fs/cgroup/user/app/memory.max": "104857600\n", "sys/fs/cgroup/user/memory.max": "max\n",
		}, 100 * mb},
		"version 2, less above": {map[string]string{
			"proc/self/cgroup": "0::/user/app\n", "sys/fs/cgroup/user/app/memory.max": "104857600\n", "sys/fs/cgroup/user/memory.max": "52428800\n",
		}, 50 * mb},
		"version 2, in a container": {map[string]string{"proc/self/cgroup": "0::/\n", "sys/fs/cgroup/memory.max": "104857600\n"}, 100 * mb},
		"version 2, no limit":       {map[string]string{"proc/self/cgroup": "0::/a\n", "sys/fs/cgroup/a/memory.max": "max\n"}, 0},
		"version 1": {map[string]string{
			"proc/self/cgroup": "5:cpu:/\n4:memory:/job/1\n0::/\n",
			"sys/fs/cgroup/memory/job/1/memory.limit_in_bytes":     "104857600\n",
			"sys/fs/cgroup/memory/job/memory.limit_in_bytes":       "9223372036854771712\n",
			"sys/fs/cgroup/cpu/job/1/memory.limit_in_bytes":        "1\n",
			"sys/fs/cgroup/memory/job/1/sub/memory.limit_in_bytes": "1\n",
		}, 100 * mb},
		"version 1, in a container": {map[string]string{
			"proc/self/cgroup": "4:memory:/docker/abc\n", "sys/fs/cgroup/memory/memory.limit_in_bytes": "104857600\n",
		}, 100 * mb},
		"nonsense": {map[string]string{"proc/self/cgroup": "::\n4:memory\n0::../../..\n4:memory:/x\n", "sys/fs/cgroup/memory/x/memory.limit_in_bytes": "many\n"}, 0},
	} {
		files := fstest.MapFS{}
		for name, text := range c.files {
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
		if got := allowedIn(files); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

func TestTooLittleMemoryIsAnnounced(t *testing.T) {
	enterSite(t, helloSite)
	for allowed, warned := range map[int64]bool{0: false, 8 << 20: true, 1 << 30: false} {
		a, _, _ := testApp()
		a.memory = func() int64 { return allowed }
		a.env = func(name string) string { return map[string]string{"GOMEMLIMIT": "off"}[name] } // the test's own stays
		r := runCommand(t.Context(), a, "check")
		if got := strings.Contains(r.errs, "needs about 24 MB of memory, and the program may use 8 MB here"); got != warned || r.code != exitFine {
			t.Errorf("with %d bytes: %d\n%s", allowed, r.code, r.errs)
		}
	}
}
