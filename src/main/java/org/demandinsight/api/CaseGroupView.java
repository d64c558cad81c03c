package org.demandinsight.api;

import java.time.LocalDate;
import org.demandinsight.casegroup.CaseGroup;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CaseGroup")
@Description(
        "Demands about the same matter: linked by a model or by hand, reversibly. None is deleted or closed for it.")
public final class CaseGroupView implements Node {
    private final CaseGroup group;
    private final Words words;

    CaseGroupView(CaseGroup group, Words words) {
        this.group = group;
        this.words = words;
    }

    CaseGroup group() {
        return group;
    }

    Words words() {
        return words;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque id, unique over all types.")
    public String getId() {
        return GlobalId.of(NodeType.CASE_GROUP, group.id());
    }

    @NonNull
    @Description("How many demands are in it.")
    public CountView getTickets() {
        return CountView.exactly(group.tickets());
    }

    @Description(
            "Distinct people behind those of its demands that name somebody; null if none does: tickets say nothing about people.")
    public @Nullable CountView getPeople() {
        return group.people() == 0 ? null : CountView.exactly(group.people());
    }

    @NonNull
    @Description("How many of its demands name nobody.")
    public CountView getUnknownPerson() {
        return CountView.exactly(group.unknownPerson());
    }

    @Description("Day of the first receipt, in its source's zone; null if unknown.")
    public @Nullable LocalDate getFirstReceivedOn() {
        return group.firstReceived();
    }

    @Description("Day of the last receipt, in its source's zone; null if unknown.")
    public @Nullable LocalDate getLastReceivedOn() {
        return group.lastReceived();
    }

    @Description("The category that most of its demands have; null if none has any.")
    public @Nullable CategoryView getCategory() {
        int category = words.taxonomy().tree().standsFor(group.category());
        return CategoryView.of(category, words.taxonomy(), words.language());
    }

    @Description(
            "Whether it is one text sent in by many: at least five tickets, four fifths of them nearly copies of another, from five people or, where nobody is named, three areas.")
    public boolean isFormLetter() {
        return group.formLetter();
    }
}
