package org.narrowgate.core.law;

import java.util.List;

/**
 * A provision under which disclosure may be made, as a statute pack encodes it.
 *
 * @param id path of the pack below {@code packs/}, e.g. {@code us/26-usc-6103-i-2}
 * @param attestations ids of what the header may attest, each with its text
 * @param header what else the header may say once for all rows
 */
public record Authority(
        String id,
        String title,
        Citation citation,
        boolean emergency,
        List<Element> elements,
        List<FieldDeclaration> fields,
        List<NumberDeclaration> numbers,
        List<FieldRule> releasable,
        List<Reading> readings,
        List<Attestation> attestations,
        HeaderDeclarations header) {
    /** Something the signer of a request vouches for. */
    public record Attestation(String id, String text) {}
}
