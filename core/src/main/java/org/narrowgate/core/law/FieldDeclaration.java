package org.narrowgate.core.law;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row field that a pack needs beyond name, birth date and address, e.g. {@code order_date}.
 *
 * @param group the commitment slot in which the stated value is kept with its neighbours, e.g. {@code case}
 * @param values for CHOICE: each canonical value with its spellings; for CITATION: each canonical citation with its kind
 *     ({@code criminal}, {@code civil}) as the only entry
 * @param vocabularies for TEXT: named lists of phrases; fact {@code row.<name>.speaks.<vocabulary>}
 * @param particulars for TEXT: fields of the same row whose stated values the text may name; fact
 *     {@code row.<name>.particulars}; for ROSTER: roster fields of the same row whose officials this one should name too;
 *     fact {@code row.<name>.left_out}
 * @param whenBlank what a blank means if the header attests it; otherwise blank is absent
 */
public record FieldDeclaration(
        String name,
        FieldType type,
        String group,
        String text,
        Map<String, List<String>> values,
        Map<String, List<String>> vocabularies,
        List<String> particulars,
        Optional<WhenBlank> whenBlank) {
    /** What a blank stands for, once the header attests it: {@code attestation} is the id of that attestation. */
    public record WhenBlank(String attestation, boolean value) {}
}
