// Command receipt verifies receipts of Narrowgate with somebody else's code: golang.org/x/mod/sumdb/note for the
// signatures and golang.org/x/mod/sumdb/tlog for the proof. Debian: golang-go, golang-golang-x-mod-dev.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run main.go TRUSTPOLICY RECEIPT|FOLDER...
package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// cosigner verifies C2SP tlog-cosignature, Ed25519, which sumdb/note does not know.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return c.hash }
func (c *cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize || sig[0] >= 0x80 {
		return false
	}
	head := fmt.Sprintf("cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(sig))
	return ed25519.Verify(c.key, append([]byte(head), msg...), sig[8:])
}

func newCosigner(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, errors.New("bad vkey")
	}
	typed, err := canonical(parts[2])
	if err != nil || len(typed) != 33 || typed[0] != 4 {
		return nil, errors.New("bad vkey of a witness")
	}
	id := sha256.Sum256(append([]byte(parts[0]+"\n"), typed...))
	if fmt.Sprintf("%x", id[:4]) != parts[1] {
		return nil, errors.New("a vkey with another key id")
	}
	return &cosigner{parts[0], binary.BigEndian.Uint32(id[:4]), typed[1:]}, nil
}

type group struct {
	k       int
	members []string
}

// policy is a trust policy (C2SP tlog-policy).
type policy struct {
	logs      []note.Verifier
	witnesses map[string]note.Verifier
	groups    map[string]group
	quorum    string
}

func readPolicy(file string) (*policy, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	p := &policy{witnesses: map[string]note.Verifier{}, groups: map[string]group{}}
	for number, line := range strings.Split(string(data), "\n") {
		items := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\t' })
		if len(items) == 0 || strings.HasPrefix(items[0], "#") {
			continue
		}
		if err := p.line(items); err != nil {
			return nil, fmt.Errorf("line %d: %v", number+1, err)
		}
	}
	if p.quorum == "" || len(p.logs) == 0 {
		return nil, errors.New("a policy names a log and a quorum")
	}
	return p, nil
}

func (p *policy) line(items []string) error {
	switch {
	case items[0] == "log" && len(items) >= 2:
		v, err := note.NewVerifier(items[1])
		p.logs = append(p.logs, v)
		return err
	case items[0] == "witness" && len(items) >= 3:
		v, err := newCosigner(items[2])
		p.witnesses[items[1]] = v
		return err
	case items[0] == "group" && len(items) >= 4:
		g := group{1, items[3:]}
		if items[2] == "all" {
			g.k = len(g.members)
		} else if items[2] != "any" {
			g.k, _ = strconv.Atoi(items[2])
		}
		for _, member := range g.members {
			if !p.known(member) {
				return errors.New("unknown name " + member)
			}
		}
		p.groups[items[1]] = g
		return nil
	case items[0] == "quorum" && len(items) == 2 && (items[1] == "none" || p.known(items[1])):
		p.quorum = items[1]
		return nil
	}
	return errors.New("not understood")
}

func (p *policy) known(name string) bool {
	_, witness := p.witnesses[name]
	_, group := p.groups[name]
	return witness || group
}

func (p *policy) met(name string, cosigned map[string]bool) bool {
	g, ok := p.groups[name]
	if !ok {
		return cosigned[name]
	}
	n := 0
	for _, member := range g.members {
		if p.met(member, cosigned) {
			n++
		}
	}
	return n >= g.k
}

// canonical decodes base64 that has one spelling; Go's own decoder passes over newlines and, unless Strict, stray bits.
func canonical(text string) ([]byte, error) {
	data, err := base64.StdEncoding.Strict().DecodeString(text)
	if err == nil && base64.StdEncoding.EncodeToString(data) != text {
		err = errors.New("not canonical base64")
	}
	return data, err
}

var number = regexp.MustCompile(`^(0|[1-9][0-9]{0,18})$`)

func decimal(text string) (int64, error) {
	if !number.MatchString(text) {
		return 0, errors.New("not a decimal number: " + text)
	}
	return strconv.ParseInt(text, 10, 64)
}

func hash(text string) (tlog.Hash, error) {
	var h tlog.Hash
	data, err := canonical(text)
	if err != nil || len(data) != tlog.HashSize {
		return h, errors.New("not a hash")
	}
	copy(h[:], data)
	return h, nil
}

// checkpoint opens the note with sumdb/note and then asks what that leaves open: one spelling of base64, and that every
// line of a known key verifies, not only the first.
func (p *policy) checkpoint(signed string) (tlog.Tree, error) {
	var tree tlog.Tree
	all := append([]note.Verifier{}, p.logs...)
	for _, w := range p.witnesses {
		all = append(all, w)
	}
	opened, err := note.Open([]byte(signed), note.VerifierList(all...))
	if err != nil {
		return tree, err
	}
	by := map[note.Verifier]bool{}
	sigs := strings.TrimSuffix(signed[len(opened.Text)+1:], "\n")
	for _, line := range strings.Split(sigs, "\n") {
		parts := strings.SplitN(strings.TrimPrefix(line, "— "), " ", 2)
		raw, err := canonical(parts[1])
		if err != nil || len(raw) > 4+65535 {
			return tree, errors.New("a signature in another spelling")
		}
		for _, v := range all {
			if v.Name() == parts[0] && v.KeyHash() == binary.BigEndian.Uint32(raw) {
				if !v.Verify([]byte(opened.Text), raw[4:]) {
					return tree, errors.New("a wrong signature of " + v.Name())
				}
				by[v] = true
			}
		}
	}
	err = p.read(opened.Text, by, &tree)
	return tree, err
}

func (p *policy) read(text string, by map[note.Verifier]bool, tree *tlog.Tree) error {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for _, line := range lines {
		if line == "" {
			return errors.New("an empty line in the checkpoint")
		}
	}
	if len(lines) < 3 {
		return errors.New("not a checkpoint")
	}
	own := false
	for _, log := range p.logs {
		own = own || (by[log] && log.Name() == lines[0])
	}
	cosigned := map[string]bool{}
	for name, w := range p.witnesses {
		cosigned[name] = by[w]
	}
	if !own {
		return errors.New("not signed by a log of the policy under its origin")
	}
	if p.quorum != "none" && !p.met(p.quorum, cosigned) {
		return errors.New("the quorum is not met")
	}
	var err error
	if tree.N, err = decimal(lines[1]); err != nil {
		return err
	}
	tree.Hash, err = hash(lines[2])
	return err
}

// entry rebuilds the log's entry from the extra data: what is opened, and commitments to what stays closed.
func entry(extra []byte) ([]byte, error) {
	short := errors.New("the extra data are short")
	if len(extra) < 21 || extra[0] != 1 {
		return nil, short
	}
	run, count, rest := extra[1:17], binary.BigEndian.Uint32(extra[17:21]), extra[21:]
	if count < 1 || count > 65535 {
		return nil, errors.New("a receipt shows 1 to 65535 slots")
	}
	root := sha256.New()
	root.Write([]byte{2})
	for slot := uint32(1); slot <= count; slot++ {
		switch {
		case len(rest) >= 33 && rest[0] == 0:
			root.Write(rest[1:33])
			rest = rest[33:]
		case len(rest) >= 21 && rest[0] == 1 && uint64(len(rest)-21) >= uint64(binary.BigEndian.Uint32(rest[17:21])):
			end := 21 + int(binary.BigEndian.Uint32(rest[17:21]))
			c := sha256.New()
			c.Write([]byte{3})
			c.Write(rest[1:17])
			c.Write([]byte{byte(slot >> 8), byte(slot)})
			c.Write(rest[17:end])
			root.Write(c.Sum(nil))
			rest = rest[end:]
		default:
			return nil, short
		}
	}
	if len(rest) != 0 {
		return nil, errors.New("bytes follow the extra data")
	}
	return append(append([]byte{1}, run...), root.Sum(nil)...), nil
}

func (p *policy) verify(file string) (string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	head, signed, found := strings.Cut(string(data), "\n\n")
	lines := strings.Split(head, "\n")
	if !utf8.Valid(data) || !found || len(lines) < 3 || len(lines) > 66 || lines[0] != "c2sp.org/tlog-proof@v1" ||
		!strings.HasPrefix(lines[1], "extra ") || !strings.HasPrefix(lines[2], "index ") {
		return "", errors.New("not a receipt")
	}
	extra, err := canonical(lines[1][6:])
	if err != nil {
		return "", err
	}
	logged, err := entry(extra)
	if err != nil {
		return "", err
	}
	index, err := decimal(lines[2][6:])
	if err != nil {
		return "", err
	}
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		h, err := hash(line)
		if err != nil {
			return "", err
		}
		proof = append(proof, h)
	}
	tree, err := p.checkpoint(signed)
	if err != nil {
		return "", err
	}
	if index >= tree.N {
		return "", errors.New("the index is beyond the tree")
	}
	if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(logged)); err != nil {
		return "", err
	}
	root := base64.StdEncoding.EncodeToString(tree.Hash[:])
	return fmt.Sprintf("PROVEN size %d root %s entry %d", tree.N, root, index), nil
}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: receipt TRUSTPOLICY RECEIPT|FOLDER...")
		os.Exit(2)
	}
	p, err := readPolicy(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	var files []string
	for _, given := range os.Args[2:] {
		if inside, err := os.ReadDir(given); err == nil {
			for _, f := range inside {
				files = append(files, filepath.Join(given, f.Name()))
			}
		} else {
			files = append(files, given)
		}
	}
	code := 0
	if len(files) == 0 {
		code = 1
	}
	for _, file := range files {
		verdict, err := p.verify(file)
		if err != nil {
			verdict = "REFUSED " + err.Error()
			code = 1
		}
		fmt.Printf("%s: %s\n", file, verdict)
	}
	os.Exit(code)
}
