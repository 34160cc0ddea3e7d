using ChatOn.Testing.Storage;

namespace ChatOn.Server.Tests.Storage;

public sealed class InMemoryJournalContractTests() : JournalContract(new InMemoryStoreUnderTest());

public sealed class InMemoryErasureContractTests() : ErasureContract(new InMemoryStoreUnderTest());

public sealed class InMemoryRoomStoreContractTests() : RoomStoreContract(new InMemoryStoreUnderTest());

public sealed class InMemoryClientIdContractTests() : ClientIdContract(new InMemoryStoreUnderTest());

public sealed class InMemoryDocumentContractTests() : DocumentContract(new InMemoryStoreUnderTest());

public sealed class InMemoryLastTimeContractTests() : LastTimeContract(new InMemoryStoreUnderTest());

public sealed class InMemoryLastingConversationContractTests() : LastingConversationContract(new InMemoryStoreUnderTest());

public sealed class InMemoryTrimmingContractTests() : TrimmingContract(new InMemoryStoreUnderTest());

public sealed class InMemorySenderErasureContractTests() : SenderErasureContract(new InMemoryStoreUnderTest());

public sealed class InMemoryEntryErasureContractTests() : EntryErasureContract(new InMemoryStoreUnderTest());

public sealed class InMemoryChildrenContractTests() : ChildrenContract(new InMemoryStoreUnderTest());

public sealed class InMemorySearchContractTests() : SearchContract(new InMemoryStoreUnderTest());

public sealed class InMemoryRoomRenameContractTests() : RoomRenameContract(new InMemoryStoreUnderTest());
