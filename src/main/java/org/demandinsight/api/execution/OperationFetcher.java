package org.demandinsight.api.execution;

import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.DataFetchingFieldSelectionSetImpl;
import graphql.schema.DelegatingDataFetchingEnvironment;
import io.quarkus.smallrye.graphql.runtime.spi.datafetcher.QuarkusDefaultDataFetcher;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Type;

/// Runs an operation. For those that may ask what is selected of them, SmallRye writes it out as JSON, twice; ours read the
/// document, see [Selection].
final class OperationFetcher<K, T> extends QuarkusDefaultDataFetcher<K, T> {

    OperationFetcher(Operation operation, Type type) {
        super(operation, type);
        argumentHelper = new Arguments(operation.getArguments());
    }

    @Override
    public T get(DataFetchingEnvironment environment) throws Exception {
        return super.get(new NothingListed(environment));
    }

    private static final class NothingListed extends DelegatingDataFetchingEnvironment {
        NothingListed(DataFetchingEnvironment whole) {
            super(whole);
        }

        /// That of a text: it has no fields.
        @Override
        public DataFetchingFieldSelectionSet getSelectionSet() {
            return DataFetchingFieldSelectionSetImpl.newCollector(
                    getGraphQLSchema(), Scalars.GraphQLString, () -> null);
        }
    }
}
