package org.narrowgate.engine.pack;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.narrowgate.core.law.Agreement;

/** An agreement as it was read and checked against its pack; whether it is signed is for others to find out. */
public final class AgreementDocument {
    private final Agreement agreement;
    private final String title;
    private final Path file;
    private final String sha256;
    private final Map<String, String> texts;
    private final OptionalLong answerWithin;
    private final List<ElementDraft> conditions;
    private final Set<String> draftReadings;
    private final OptionalInt attestEveryDays;

    AgreementDocument(
            Agreement agreement,
            String title,
            Path file,
            String sha256,
            Map<String, String> texts,
            OptionalLong answerWithin,
            List<ElementDraft> conditions,
            Set<String> draftReadings,
            OptionalInt attestEveryDays) {
        this.agreement = agreement;
        this.title = title;
        this.file = file;
        this.sha256 = sha256;
        this.texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        this.answerWithin = answerWithin;
        this.conditions = List.copyOf(conditions);
        this.draftReadings = Set.copyOf(draftReadings);
        this.attestEveryDays = attestEveryDays;
    }

    public Agreement agreement() {
        return agreement;
    }

    public String title() {
        return title;
    }

    public Path file() {
        return file;
    }

    /** SHA-256 of the file, in hexadecimal: what the signatures sign. */
    public String sha256() {
        return sha256;
    }

    /** The plain words of a purpose, by its code. */
    public Map<String, String> purposeTexts() {
        return texts;
    }

    /** Calendar days from reception in which a request is to be answered; empty if it sets no time. */
    public OptionalLong answerWithin() {
        return answerWithin;
    }

    /** Readings that it cites though no counsel adopted them, as a workspace marked demo lets it. */
    public Set<String> draftReadings() {
        return draftReadings;
    }

    /** Days from one attestation of use to the next; empty where the agreement says nothing of it. */
    public OptionalInt attestEveryDays() {
        return attestEveryDays;
    }

    /**
     * The same text, had it chosen another reading: it takes the place of the one chosen for its question.
     *
     * @param adopted what counsel adopted of the pack
     */
    public AgreementDocument choosing(PackReading reading, Pack pack, Adopted adopted) {
        Set<String> readings = new HashSet<>(agreement.readings());
        pack.readings().stream()
                .filter(other ->
                        other.reading().question().equals(reading.reading().question()))
                .forEach(other -> readings.remove(other.id()));
        if (!reading.reading().strictest()) {
            readings.add(reading.id());
        }
        return new AgreementDocument(
                agreement.relyingOn(readings),
                title,
                file,
                sha256,
                texts,
                answerWithin,
                conditions,
                adopted.drafts(readings),
                attestEveryDays);
    }

    /** The agreement's own conditions. */
    List<ElementDraft> conditions() {
        return conditions;
    }
}
