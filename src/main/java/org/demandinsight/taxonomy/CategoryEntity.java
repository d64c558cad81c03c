package org.demandinsight.taxonomy;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.demandinsight.city.Origin;
import org.demandinsight.kernel.Wording;
import org.demandinsight.taxonomy.Category.Retired;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "category")
@NullUnmarked // Hibernate fills the fields
class CategoryEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String code;

    @Column(name = "name_zh")
    String nameZh;

    @Column(name = "name_en")
    String nameEn;

    @Column(name = "description_zh")
    String descriptionZh;

    @Column(name = "description_en")
    String descriptionEn;

    String[] keywords;
    String[] examples;
    @Nullable Integer parent;

    @Enumerated(EnumType.STRING)
    Origin origin;

    @Column(name = "mapped_to")
    @Nullable Integer mappedTo;

    @Column(name = "retired_at")
    @Nullable Instant retiredAt;

    @Column(name = "replaced_by")
    String[] replacedBy;

    Category category() {
        return new Category(
                id,
                code,
                new Wording(nameZh, nameEn),
                new Wording(descriptionZh, descriptionEn),
                parent == null ? 0 : parent,
                1,
                List.of(keywords),
                List.of(examples),
                origin,
                mappedTo == null ? 0 : mappedTo,
                retiredAt == null ? null : new Retired(retiredAt, List.of(replacedBy)));
    }
}
