import { describeContract } from './describe-contract';
import { engine } from './engine-target';

describeContract(engine);
