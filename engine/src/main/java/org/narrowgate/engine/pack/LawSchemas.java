package org.narrowgate.engine.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.narrowgate.core.law.Basis;
import org.narrowgate.core.law.ElementKind;
import org.narrowgate.core.law.FieldRule;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.GroundKind;
import org.narrowgate.core.law.Stage;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.document.Shape;

/** What packs, readings, cases and agreements hold, told to an editor; tests hold it against the readers. */
public final class LawSchemas {
    private static final Shape TEXT = Shape.text();
    private static final Shape TEXTS = Shape.list(TEXT, 0);
    private static final Shape BRANCH = Shape.defined("branch");
    private static final String PROVISION = "the provision that it comes from";
    private static final String CONDITION = "a truth about facts (docs/facts.md); without `or`: branches are any-of";

    private LawSchemas() {}

    /** The schemas by the kind of document. */
    public static Map<String, Json> all() {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("pack", pack());
        all.put("readings", readings());
        all.put("cases", cases());
        all.put("agreement", agreement());
        return all;
    }

    private static Json pack() {
        Shape.Keys keys = Shape.keys()
                .must("pack", TEXT, "id: jurisdiction/provision, the pack's folder")
                .must("title", TEXT, "what it lets go, and to whom")
                .must("citation", TEXT, "the provision as a whole")
                .may("status", Shape.word(List.of("draft")), "only counsel's signed opinion adopts a pack")
                .may(
                        "emergency",
                        Shape.flag(),
                        "whether it is for emergencies alone: a request that names no agreement needs none")
                .must("text", TEXT, "the law in plain words");
        declarations(keys);
        keys.may(
                        "thresholds",
                        Shape.list(threshold(), 0),
                        "numbers that no statute fixes, and that an agreement may move one way")
                .may("clauses", clauses(), "which fields the clauses of an agreement cut")
                .may("situations", situations(), "which catalogued situations it decides")
                .may(
                        "released_by",
                        releasedBy(),
                        "who may let go, in the statute's words; the head of the agency or a delegate if silent")
                .must("elements", Shape.list(element(true), 1), "what the law demands, one by one");
        return keys.shape().document("pack", "A statute pack of Narrowgate.", Map.of("branch", check(true)));
    }

    private static void declarations(Shape.Keys keys) {
        keys.must("purposes", Shape.list(pair("code", "text"), 1), "for what may be asked")
                .may("numbers", Shape.list(number(), 0), "numbers that identify a person")
                .may("attestations", Shape.list(pair("id", "text"), 0), "what the signer declares")
                .may("fields", Shape.list(field(true), 0), "columns of the rows beyond those of every request")
                .may("statements", Shape.list(field(false), 0), "what the header states once for all rows")
                .may("documents", Shape.list(pair("id", "text"), 0), "files that the header binds")
                .may("offices", Shape.list(pair("kind", "text"), 0), "kinds of office beyond those of every pack")
                .must("releasable", Shape.list(releasable(), 1), "what may go at all");
    }

    private static Shape pair(String one, String other) {
        return Shape.keys().must(one, TEXT, "").must(other, TEXT, "").shape();
    }

    private static Shape number() {
        return Shape.keys()
                .must("name", TEXT, "column of the rows, and part of facts")
                .must(
                        "schemes",
                        Shape.list(Shape.either(Shape.word(FieldReader.SCHEMES), Shape.matching("^pattern:")), 1),
                        "how it is written: built in, or `pattern:` and a regular expression")
                .shape();
    }

    private static Shape field(boolean ofRow) {
        Shape lists = Shape.named(Shape.either(TEXT, TEXTS));
        Shape.Keys keys = Shape.keys()
                .must("name", TEXT, "part of the facts about it")
                .must("type", Shape.choice(FieldType.class), "")
                .must("text", TEXT, "what it is, for who fills it in")
                .may("values", lists, "choice: each value and its spellings; citation: each provision and its kind")
                .may("vocabularies", lists, "text: phrases that it may speak of")
                .may(
                        "particulars",
                        TEXTS,
                        "text: fields whose values make it particular; roster: rosters that it should name too");
        if (ofRow) {
            Shape blank = Shape.keys()
                    .must("attestation", TEXT, "")
                    .must("value", Shape.flag(), "")
                    .shape();
            keys.must("group", TEXT, "which fields are committed to together")
                    .may("when_blank", blank, "flag: what a blank means where this attestation is given");
        }
        return keys.shape();
    }

    private static Shape releasable() {
        return Shape.keys()
                .must("name", TEXT, "")
                .must("source", Shape.choice(FieldRule.Source.class), "")
                .may("number", TEXT, "which number, where that is the source")
                .may("category", TEXT, "")
                .may("citation", TEXT, PROVISION)
                .may("carved_in", Shape.flag(), "whether it may go whoever furnished it")
                .may("provenances", TEXTS, "from whom it may stem")
                .shape();
    }

    private static Shape threshold() {
        return Shape.keys()
                .must("id", TEXT, "")
                .must("limit", Shape.number(0), "the strict default")
                .must(
                        "narrows",
                        Shape.choice(Narrows.class),
                        "where an agreement may move it: lower if it is a ceiling")
                .must("text", TEXT, "")
                .shape();
    }

    private static Shape clauses() {
        return Shape.keys()
                .may("offences", TEXT, "field of type citation")
                .may("periods", TEXT, "field of type periods")
                .may("officials", TEXT, "field of type roster")
                .shape();
    }

    private static Shape releasedBy() {
        return Shape.keys()
                .must("words", TEXT, "as the statute has them, with their citation")
                .must("kinds", Shape.list(TEXT, 1), "kinds of office to which they give it")
                .may("delegate", Shape.flag(), "whether a delegate may; not, if silent")
                .shape();
    }

    private static Shape situations() {
        Shape id = Shape.number(Long.MIN_VALUE);
        return Shape.keys()
                .may(
                        "decided",
                        Shape.list(
                                Shape.keys()
                                        .must("id", id, "")
                                        .must("shown_by", TEXT, "name of a case")
                                        .shape(),
                                0),
                        "")
                .may(
                        "not_decided",
                        Shape.list(
                                Shape.keys()
                                        .must("id", id, "")
                                        .must("why", TEXT, "")
                                        .shape(),
                                0),
                        "")
                .shape();
    }

    private static Shape element(boolean ofStatute) {
        Shape.Keys keys = Shape.keys().must("id", TEXT, "the number that the law itself gives it");
        if (ofStatute) {
            keys.must("citation", TEXT, PROVISION);
        } else {
            keys.may("citation", TEXT, "the agreement's own clause if absent");
        }
        return keys.must("text", TEXT, "in plain words")
                .must("kind", Shape.choice(ElementKind.class), "a duty is the conclusion and has no check")
                .must("stage", Shape.choice(Stage.class), "when it can be decided")
                .must("ground", Shape.choice(GroundKind.class), "whether a refusal on it may be told")
                .may("basis", basis(), "what a finding rests on")
                .may("cure", TEXT, "what would mend a failure")
                .may("check", Shape.either(TEXT, check(false)), "when it is met")
                .may("exceptions", Shape.list(exception(), 0), "")
                .may("effective", effective(), "the days on which it is law; always if absent")
                .depending(
                        "kind",
                        ElementKind.DUTY,
                        Shape.Keys.lacking("basis", "cure", "check"),
                        Shape.Keys.having("basis", "check"))
                .shape();
    }

    private static Shape effective() {
        return Shape.keys()
                .may("from", Shape.day(), "first day")
                .may("until", Shape.day(), "first day on which it is no longer law")
                .shape();
    }

    private static Shape basis() {
        return Shape.keys()
                .must("kind", Shape.choice(Basis.Kind.class), "")
                .may("by", TEXT, "by whom, or against what")
                .shape();
    }

    private static Shape exception() {
        return Shape.keys()
                .must("id", TEXT, "")
                .must("excepts", TEXT, "id of the branch that it excepts")
                .must("citation", TEXT, PROVISION)
                .must("text", TEXT, "in plain words")
                .must("when", TEXT, CONDITION)
                .must("outcome", Shape.choice(FindingStatus.class), "the finding where it applies")
                .may("open", question().shape(), "the question, where the outcome is open")
                .may("effective", effective(), "the days on which it is law")
                .depending("outcome", FindingStatus.OPEN, Shape.Keys.having("open"), Shape.Keys.lacking("open"))
                .shape();
    }

    private static Shape.Keys question() {
        return Shape.keys()
                .must("question", TEXT, "what a person must answer")
                .must("id", TEXT, "")
                .must("asked", Shape.word(List.of("once", "row")), "once: one answer settles it for the run")
                .may("contested", Shape.flag(), "an answer counts only once two persons signed the same");
    }

    /** Only the uppermost may be a bare condition, or take the id of its element. */
    private static Shape check(boolean below) {
        Shape.Keys keys = Shape.keys();
        if (below) {
            keys.must("id", TEXT, "so that a finding can say which branch decided");
        } else {
            keys.may("id", TEXT, "that of the element if absent");
        }
        return shapes(keys).shape();
    }

    private static Shape.Keys shapes(Shape.Keys keys) {
        Shape branches = Shape.list(BRANCH, 2);
        return keys.may("citation", TEXT, PROVISION)
                .may("text", TEXT, "in plain words")
                .may("basis", basis(), "what a finding rests on")
                .may("cure", TEXT, "what would mend a failure")
                .may("met", TEXT, CONDITION)
                .may("open", question().must("when", TEXT, CONDITION).shape(), "when a person must decide")
                .may(
                        "judge",
                        question().may("when", TEXT, CONDITION).shape(),
                        "what only a person's signed finding meets")
                .may("all_of", branches, "every branch must be met")
                .may("any_of", branches, "one branch must be met")
                .may(
                        "cases",
                        Shape.keys()
                                .must("by", TEXT, "a fact that is a text")
                                .must("of", Shape.named(BRANCH), "a branch for each value, or `one or other`")
                                .shape(),
                        "a branch for each value of a fact")
                .may(
                        "by_reading",
                        Shape.keys()
                                .must("question", TEXT, "a question of readings.yaml")
                                .others(BRANCH)
                                .shape(),
                        "a branch for each reading of an open question")
                .oneOf(CheckReader.SHAPES)
                .with("open", "met");
    }

    private static Json readings() {
        Shape reading = Shape.keys()
                .must("id", TEXT, "")
                .must("question", TEXT, "the open question that it answers")
                .must("text", TEXT, "in plain words")
                .may("strictest", Shape.flag(), "holds wherever no other was adopted: exactly one of each question")
                .must("dated", Shape.day(), "the day as of which it is right")
                .may("sources", TEXTS, "")
                .may("status", Shape.word(List.of("draft")), "only counsel's signed opinion adopts a reading")
                .may("address_must_agree", Shape.flag(), "whether the record's address must be the one stated")
                .shape();
        return Shape.keys()
                .must("readings", Shape.list(reading, 0), "")
                .shape()
                .document("readings", "The readings of a statute pack of Narrowgate.", Map.of());
    }

    private static Json cases() {
        Shape finding = Shape.word(
                List.of(FindingStatus.values()).stream().map(Enum::name).toList());
        Shape detail = Shape.keys()
                .must("status", finding, "")
                .must("branch", TEXT, "which branch must have decided")
                .shape();
        Shape settled = Shape.named(Shape.word(List.copyOf(CaseReader.ANSWERS.keySet())));
        Shape facts = Shape.keys()
                .may("settled", settled, "answers of signed findings, by question")
                .others(Shape.scalar())
                .shape();
        Shape example = Shape.keys()
                .must("name", TEXT, "")
                .may("from", TEXT, "the set of facts that it starts from")
                .may("remove", TEXTS, "facts that are not known here")
                .may("set", Shape.named(Shape.scalar()), "facts that are otherwise here")
                .may("readings", TEXTS, "readings other than the strictest")
                .may("on", Shape.day(), "the day by whose law it is decided")
                .may("settled", settled, "answers of signed findings, by question")
                .may("expect", Shape.named(Shape.either(finding, detail)), "every element that is not MET")
                .shape();
        return Shape.keys()
                .may("sets", Shape.named(facts), "facts from which cases start")
                .may("on", Shape.day(), "the day of the cases that name none")
                .may("cases", Shape.list(example, 0), "")
                .shape()
                .document("cases", "Cases of a statute pack of Narrowgate.", Map.of());
    }

    private static Json agreement() {
        Shape.Keys keys = Shape.keys()
                .must("agreement", TEXT, "its id")
                .must("title", TEXT, "")
                .must("authority", TEXT, "id of the pack under which it stands")
                .must("custodian", TEXT, "who holds the records")
                .must("requester", TEXT, "who asks");
        clauses(keys);
        return keys.must("effective", Shape.day(), "first day in force")
                .must("expires", Shape.day(), "first day on which it is no longer in force")
                .must("retention_days", Shape.number(1), "how long the requester keeps what he was given")
                .may("answer_within", Shape.number(1), "calendar days from reception in which a request is answered")
                .may("attest_every_days", Shape.number(1), "how often each holder attests what it was used for")
                .may("conditions", Shape.list(element(false), 0), "what the parties demand beyond the law")
                .shape()
                .document(
                        "agreement", "An agreement under a statute pack of Narrowgate.", Map.of("branch", check(true)));
    }

    private static void clauses(Shape.Keys keys) {
        Shape some = Shape.list(TEXT, 1);
        Shape year = Shape.number(1900);
        Shape periods =
                Shape.keys().must("first", year, "").must("last", year, "").shape();
        keys.must("purposes", some, "codes of the pack's purposes that are permitted")
                .may("offences", TEXTS, "provisions that may be the ground")
                .must("fields", some, "which of the pack's fields may go")
                .may("confirm_only", Shape.flag(), "only whether the stated address is right")
                .may("periods", periods, "years that may be asked for")
                .must("identity_routes", some, "`number:NAME` or `address`")
                .may("nicknames", Shape.flag(), "whether given names may agree by the table of nicknames")
                .may("readings", TEXTS, "readings that are relied on; the strictest if none")
                .must("rows_per_request", Shape.number(1), "most rows of one request")
                .may("thresholds", Shape.named(Shape.number(0)), "the pack's thresholds, moved as each narrows")
                .may("roster", TEXTS, "officials who may receive; all of the header's if absent");
    }
}
