import { describeContract } from './describe-contract';
import { kinesisLocal } from './kinesis-local-target';

describeContract(kinesisLocal);
