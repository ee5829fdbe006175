// Command readlog verifies a log directory of Narrowgate with somebody else's code: golang.org/x/mod/sumdb/note for
// the signature and golang.org/x/mod/sumdb/tlog for tree, tiles and proofs. Debian: golang-go, golang-golang-x-mod-dev.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run main.go LOGDIR INDEX
package main

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// directory serves tiles as tlog asks for them: C2SP tlog-tiles leaves out the height that tlog's paths name.
type directory string

func (d directory) Height() int { return 8 }

func (d directory) SaveTiles([]tlog.Tile, [][]byte) {}

func (d directory) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, t := range tiles {
		data, err := d.read(t)
		if err != nil {
			return nil, err
		}
		if len(data) < t.W*tlog.HashSize {
			return nil, fmt.Errorf("%s is short", t.Path())
		}
		all = append(all, data[:t.W*tlog.HashSize])
	}
	return all, nil
}

func (d directory) read(t tlog.Tile) ([]byte, error) {
	data, err := os.ReadFile(d.path(t))
	if errors.Is(err, os.ErrNotExist) && t.W < 256 {
		t.W = 256
		data, err = os.ReadFile(d.path(t))
	}
	return data, err
}

func (d directory) path(t tlog.Tile) string {
	path := strings.Replace(t.Path(), "tile/8/", "tile/", 1)
	return filepath.Join(string(d), strings.Replace(path, "tile/data/", "tile/entries/", 1))
}

func (d directory) checkpoint() (tlog.Tree, error) {
	var tree tlog.Tree
	vkey, err := os.ReadFile(filepath.Join(string(d), "vkey"))
	if err != nil {
		return tree, err
	}
	verifier, err := note.NewVerifier(strings.TrimSuffix(string(vkey), "\n"))
	if err != nil {
		return tree, err
	}
	signed, err := os.ReadFile(filepath.Join(string(d), "checkpoint"))
	if err != nil {
		return tree, err
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tree, errors.New("checkpoint of another origin")
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return tree, errors.New("bad root")
	}
	copy(tree.Hash[:], root)
	return tree, nil
}

// entries hashes every entry of the bundles and compares with the leaves that the signed root vouches for.
func (d directory) entries(tree tlog.Tree, hashes tlog.HashReader) (map[int64]tlog.Hash, error) {
	leaves := map[int64]tlog.Hash{}
	for n := int64(0); n*256 < tree.N; n++ {
		width := 256
		if tree.N-n*256 < 256 {
			width = int(tree.N - n*256)
		}
		data, err := d.read(tlog.Tile{H: 8, L: -1, N: n, W: width})
		if err != nil {
			return nil, err
		}
		var indexes []int64
		for i := 0; i < width; i++ {
			if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
				return nil, fmt.Errorf("bundle %d is short", n)
			}
			length := int(binary.BigEndian.Uint16(data))
			leaves[n*256+int64(i)] = tlog.RecordHash(data[2 : 2+length])
			data = data[2+length:]
			indexes = append(indexes, tlog.StoredHashIndex(0, n*256+int64(i)))
		}
		stored, err := hashes.ReadHashes(indexes)
		if err != nil {
			return nil, err
		}
		for i, hash := range stored {
			if leaves[n*256+int64(i)] != hash {
				return nil, fmt.Errorf("entry %d is not in the tree", n*256+int64(i))
			}
		}
	}
	return leaves, nil
}

func verify(d directory, index int64) (tlog.Tree, error) {
	tree, err := d.checkpoint()
	if err != nil {
		return tree, err
	}
	hashes := tlog.TileHashReader(tree, d)
	leaves, err := d.entries(tree, hashes)
	if err != nil {
		return tree, err
	}
	root, err := tlog.TreeHash(tree.N, hashes)
	if err != nil {
		return tree, err
	}
	if root != tree.Hash {
		return tree, errors.New("tiles hash to another root")
	}
	proof, err := tlog.ProveRecord(tree.N, index, hashes)
	if err != nil {
		return tree, err
	}
	return tree, tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaves[index])
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: readlog LOGDIR INDEX")
		os.Exit(2)
	}
	index, err := strconv.ParseInt(os.Args[2], 10, 64)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	tree, err := verify(directory(os.Args[1]), index)
	if err != nil {
		fmt.Fprintln(os.Stderr, "REFUSED:", err)
		os.Exit(1)
	}
	fmt.Printf("VERIFIED size %d root %s entry %d\n", tree.N, base64.StdEncoding.EncodeToString(tree.Hash[:]), index)
}
